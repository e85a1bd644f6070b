"""Outlines of countries: `countries-50m.json` of the npm package world-atlas 2.0.2, unchanged.

The data is Natural Earth's (1:50m, public domain), the package Mike Bostock's (ISC licence, in
LICENSE beside this file). Borders are as Natural Earth draws them, de facto.
"""
