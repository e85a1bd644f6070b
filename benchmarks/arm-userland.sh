#!/bin/sh
# What `python -m benchmarks.portability --arm FOLDER` needs, unpacked into FOLDER and nowhere else:
#   FOLDER/root  Python 3.11 and its libraries for 64-bit ARM, of Debian 12
#   FOLDER/site  the wheels for 64-bit ARM of what reading imports, in the versions installed here
# Needs Debian 12 (apt-get, dpkg-deb), its mirror and the Python package index.
set -eu
mkdir -p "${1:?usage: $0 FOLDER}"
folder=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$here/.venv/bin/python}
mkdir -p "$folder/lists/partial" "$folder/debs" "$folder/root/proc" "$folder/site"

# Lists of their own, so that this system never hears of the other architecture.
apt() {
	apt-get -qq -o APT::Architecture=arm64 -o APT::Architectures=arm64 \
		-o Dir::State::Lists="$folder/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= "$@"
}
apt update
(cd "$folder/debs" && apt download libc6 libgcc-s1 libstdc++6 python3.11-minimal \
	libpython3.11-minimal libpython3.11-stdlib zlib1g libexpat1 libssl3 libffi8 libbz2-1.0 \
	liblzma5 libsqlite3-0 libuuid1 libcrypt1 libreadline8 libtinfo6)
for package in "$folder"/debs/*.deb; do dpkg-deb -x "$package" "$folder/root"; done

# ONNX Runtime reads these fields and fails on the x86 ones that QEMU lets through.
: > "$folder/root/proc/cpuinfo"
for number in $(seq 0 $(($(nproc) - 1))); do
	printf 'processor\t: %s\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\nCPU part\t: 0xd08\nCPU revision\t: 3\n\n' \
		"$number" >> "$folder/root/proc/cpuinfo"
done

pins=$("$python" -c '
from importlib.metadata import version
print(*(f"{name}=={version(name)}" for name in ("numpy", "onnxruntime", "tokenizers")))')
# shellcheck disable=SC2086
"$python" -m pip install --quiet --upgrade --target "$folder/site" --only-binary=:all: \
	--implementation cp --python-version 3.11 --platform manylinux_2_28_aarch64 \
	--platform manylinux_2_27_aarch64 --platform manylinux_2_17_aarch64 \
	--platform manylinux2014_aarch64 $pins
cp -r "$("$python" -c '
from importlib.metadata import distribution
print(distribution("onrecord")._path)')" "$folder/site/"
