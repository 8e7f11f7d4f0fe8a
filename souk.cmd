@echo off
rem Runs Souk: `souk up`, `souk demo`, `souk check`, `souk --help`. Needs a JDK 25 and nothing else.
setlocal enableextensions

set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"

set "FOUND="
call :try "%JAVA_HOME%"
call :try "%JDK_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do call :try "%%~dpj.."
for %%v in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
  for /d %%j in ("%ProgramFiles%\%%~v\*") do call :try "%%~j"
)
for /d %%j in ("%USERPROFILE%\.jdks\*") do call :try "%%~j"
if not defined FOUND (
  echo Souk needs a JDK 25 and found none: install one ^(https://adoptium.net^) and set JAVA_HOME to it. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND%"

set "MODULE=launcher"
set "SOURCES='%ROOT%\tools\launcher\src\main', '%ROOT%\tools\launcher\pom.xml', '%ROOT%\pom.xml'"
set "HEAP=-Xms12m -Xmn4m -Xmx96m"
if "%~1"=="check" call :outside
if "%~1"=="chaos" call :outside
set "JAR=%ROOT%\tools\%MODULE%\target\%MODULE%.jar"
call :is_fresh && goto run
echo Building %MODULE% ... 1>&2
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q -Dmaven.test.skip=true -pl :%MODULE% -am package || (popd & exit /b 1)
popd
copy /b "%JAR%"+,, "%JAR%" >nul

:run
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k ^
  %HEAP% -Xlog:disable "-Dsouk.checkout=%ROOT%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:outside
set "MODULE=system-tests"
set "SOURCES=%SOURCES%, '%ROOT%\tools\system-tests\src\main', '%ROOT%\tools\system-tests\pom.xml'"
set "HEAP=-Xmx512m"
exit /b 0

:try
if defined FOUND exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%~v"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% GEQ 25 set "FOUND=%~1"
exit /b 0

:is_fresh
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$j = (Get-Item '%JAR%').LastWriteTime; $n = Get-ChildItem -Recurse -File %SOURCES% | Where-Object LastWriteTime -gt $j; exit [int]($n.Count -gt 0)"
exit /b %ERRORLEVEL%
