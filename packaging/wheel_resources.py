"""The build step that puts ``resources/``, which lies beside the package in the checkout, inside it in a wheel."""

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py


class BuildWithResources(build_py):
    """Builds the package as usual, then adds the resources, unless the install is editable and finds them itself."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            shutil.copytree("resources", Path(self.build_lib) / "hsavtal_desktop" / "resources", dirs_exist_ok=True)

    def get_source_files(self) -> list[str]:
        resources = [str(path) for path in Path("resources").rglob("*") if path.is_file()]
        return [*super().get_source_files(), *resources, "packaging/wheel_resources.py"]
