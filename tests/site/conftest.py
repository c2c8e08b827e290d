"""Chromium for the tests of the documentation site."""

from browsing import browser as browser
