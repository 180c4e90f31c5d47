"""Find the library that printing stands on, or install it: run as a script before what makes a PDF."""

import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-core")


def found() -> bool:
    """Whether WeasyPrint can be loaded, which loads Pango."""
    return subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Install it from the packages of Debian or Ubuntu, as root or by sudo where that asks nothing."""
    rights = ["sudo", "-n"] if os.geteuid() and shutil.which("sudo") else []
    subprocess.run([*rights, "apt-get", "update", "-qq"], check=False)
    subprocess.run([*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False)


if __name__ == "__main__":
    if not found() and shutil.which("apt-get"):
        install()
    sys.exit(None if found() else f"Pango is missing, without which there is no PDF; install {' '.join(PACKAGES)}")
