"""The Google host: a project of Google Apps Script with the cell functions, the Sales menu and the pane."""

from sheets_addin.hosts.google.package import PROJECT_FOLDER, build_project, project_files

__all__ = ["PROJECT_FOLDER", "build_project", "project_files"]
