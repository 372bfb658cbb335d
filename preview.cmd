@echo off
rem Double-click to preview the site. Close the window to end it.
cd /d "%~dp0"
where py >nul 2>nul
if %errorlevel%==0 (
  py -3 build.py serve %*
) else (
  python build.py serve %*
)
if errorlevel 1 (
  echo.
  echo Python 3.11+ : https://www.python.org/downloads/windows/
)
pause
