"""Billing Workbench: training exercises and SOP pages for billing teams."""

__version__ = "0.1.0"
