@echo off
rem Starts kuberay's plugin. Pulumi runs this file with the engine's address as its argument.
if not exist "%~dp0bin\main.mjs" (
    echo kuberay's plugin is not built: %~dp0bin\main.mjs is missing. Run "npm run build" in its repository. 1>&2
    exit /b 1
)
node "%~dp0bin\main.mjs" %*
