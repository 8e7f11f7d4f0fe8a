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

set "SERVICES="
for /d %%d in ("%ROOT%\*-service") do if exist "%%d\pom.xml" call set "SERVICES=%%SERVICES%% %%~nxd"
set "MODULE=launcher"
set "HEAP=-Xms12m -Xmn4m -Xmx96m"
set "NEEDED=tools\launcher"
if "%~1"=="up" set "NEEDED=%NEEDED% %SERVICES%"
if "%~1"=="check" set "NEEDED=%NEEDED% tools\system-tests"
if "%~1"=="chaos" set "NEEDED=%NEEDED% tools\system-tests %SERVICES%"
if "%~1"=="completion" set "NEEDED=%NEEDED% tools\system-tests"
if "%~1"=="check" call :outside
if "%~1"=="completion" call :outside
if "%~1"=="chaos" call :outside
for %%a in (%*) do if "%%~a"=="--infrastructure" set "NEEDED=tools\launcher registry-service"
for %%a in (%*) do if "%%~a"=="--no-build" set "NEEDED="
set "STALE="
for %%m in (%NEEDED%) do call :is_fresh "%%m" || call :add "%%~nxm"
if not defined STALE goto run
echo Building %STALE% ... 1>&2
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q -Dmaven.test.skip=true -pl %STALE% -am package || (popd & exit /b 1)
popd
for %%m in (%NEEDED%) do call :touch "%%m"

:run
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k ^
  %HEAP% -Xlog:disable "-Dsouk.checkout=%ROOT%" -jar "%ROOT%\tools\%MODULE%\target\%MODULE%.jar" %*
exit /b %ERRORLEVEL%

:outside
set "MODULE=system-tests"
set "HEAP=-Xmx512m"
exit /b 0

:add
if defined STALE (set "STALE=%STALE%,:%~1") else set "STALE=:%~1"
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

:jar
set "JAR=%ROOT%\%~1\target\%~nx1.jar"
for %%f in ("%ROOT%\%~1\target\%~nx1-*.jar.original") do set "JAR=%%~ff"
exit /b 0

:touch
call :jar %1
copy /b "%JAR%"+,, "%JAR%" >nul
exit /b 0

:is_fresh
call :jar %1
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$j = (Get-Item '%JAR%').LastWriteTime; $n = Get-ChildItem -Recurse -File '%ROOT%\pom.xml', '%ROOT%\.mvn', '%ROOT%\common-lib', '%ROOT%\%~1' | Where-Object { $_.LastWriteTime -gt $j -and $_.FullName -notmatch '\\target\\|\\src\\test\\' }; exit [int]($n.Count -gt 0)"
exit /b %ERRORLEVEL%
