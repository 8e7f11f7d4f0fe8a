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
echo " %* " | findstr /c:"storefront" >nul && set "SERVICES=%SERVICES% optional\storefront-service"
echo " %* " | findstr /c:"grpc" >nul && set "SERVICES=%SERVICES% optional\grpc-service"
echo " %* " | findstr "oidc bff keycloak" >nul && set "SERVICES=%SERVICES% optional\bff-service"
echo " %* " | findstr /c:"oidc" >nul && set "SERVICES=%SERVICES% optional\oidc"
echo " %* " | findstr "zookeeper dns consul discovery" >nul && set "SERVICES=%SERVICES% optional\discovery-clients"
echo " %* " | findstr "zookeeper discovery" >nul && set "SERVICES=%SERVICES% optional\zookeeper-service"
echo " %* " | findstr /c:"config" >nul && set "SERVICES=%SERVICES% optional\config-service"
echo " %* " | findstr "valkey caching" >nul && set "SERVICES=%SERVICES% optional\valkey"
set "MODULE=tools\launcher"
set "NAME=launcher"
set "HEAP=-Xms12m -Xmn6m -XX:+UseStringDeduplication -Xmx40m"
rem The modules of the command, and those that it starts; they are built if sources are newer than jars.
set "TOOLS=tools\launcher"
set "STARTED="
if "%~1"=="up" set "STARTED=%SERVICES%"
if "%~1"=="down" if exist "%ROOT%\tools\launcher\target\launcher.jar" set "TOOLS="
if "%~1"=="bench" set "STARTED=%SERVICES% lab\bare-gateway"
if "%~1"=="chaos" set "STARTED=%SERVICES%"
for %%c in (check chaos) do if "%~1"=="%%c" call :lab checker
for %%c in (attack) do if "%~1"=="%%c" call :lab attacks
for %%c in (bench completion load) do if "%~1"=="%%c" call :lab experiments "lab\checker lab\attacks "
for %%a in (%*) do if "%%~a"=="--infrastructure" set "STARTED=registry-service"
for %%a in (%*) do if "%%~a"=="--no-build" set "TOOLS=" & set "STARTED="
for %%a in (%*) do for %%o in (--help -h --version -V) do if "%%~a"=="%%o" set "STARTED="

set "LOCALE=-Duser.language=en -Duser.country= -Duser.script= -Duser.variant= -Duser.extensions="
set "JAVA=-XX:+UseSerialGC -XX:NewRatio=12 -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k %LOCALE% %HEAP% -Xlog:disable"
set "PROGRAM=%ROOT%\%MODULE%\target\%NAME%.jar"
call :find_stale %TOOLS% %STARTED%
if not defined STALE goto run
call :check_words %* || exit /b 2
call :build_stale %TOOLS% %STARTED% || exit /b 1

:run
"%JAVA_HOME%\bin\java.exe" %JAVA% "-Dsouk.checkout=%ROOT%" -jar "%PROGRAM%" %*
exit /b %ERRORLEVEL%

:lab
set "MODULE=lab\%~1"
set "NAME=%~1"
set "HEAP=-Xmx512m"
set "TOOLS=%TOOLS% %~2lab\%~1"
exit /b 0

:find_stale
set "STALE="
for %%m in (%*) do call :is_fresh "%%m" || call :add "%%~nxm"
exit /b 0

rem While it builds, the file is open for writing, which a second script cannot do. `down` does not stop a build: Ctrl-C does.
:build_stale
if not exist "%ROOT%\.souk" mkdir "%ROOT%\.souk"
set "ENTERED="
call :build_alone %* 9>"%ROOT%\.souk\building" && exit /b 0
if not defined ENTERED echo Souk is being built. 1>&2
exit /b 1

:build_alone
set "ENTERED=true"
echo Building %STALE% ... 1>&2
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q -Poptional,lab -Dmaven.test.skip=true -Dspotless.check.skip -pl %STALE% -am package || (popd & exit /b 1)
popd
for %%m in (%*) do call :touch "%%m"
exit /b 0

rem Fails if a command or a long option does not exist: a build of minutes should not precede that message.
:check_words
set "COMMAND=%~1"
if not defined COMMAND exit /b 0
if "%COMMAND:~0,1%"=="-" exit /b 0
set "KNOWN="
for /f "tokens=1*" %%c in ('findstr /b /c:"%COMMAND% " "%ROOT%\tools\launcher\commands.txt"') do set "KNOWN= %%d "
if not defined KNOWN (
  echo Unknown command '%COMMAND%'. `souk.cmd --help` lists what there is. 1>&2
  exit /b 1
)
set "PREVIOUS="
for %%a in (%*) do call :check_option "%%~a" || exit /b 1
exit /b 0

:check_option
set "WORD=%~1"
set "BEFORE=%PREVIOUS%"
set "PREVIOUS=%WORD%"
rem The value of --with has options of another command.
if "%BEFORE%"=="--with" exit /b 0
if not "%WORD:~0,2%"=="--" exit /b 0
echo "%KNOWN%" | findstr /c:" %WORD% " >nul && exit /b 0
echo Unknown option '%WORD%'. `souk.cmd %COMMAND% --help` lists what there is. 1>&2
exit /b 1

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
if %MAJOR% EQU 25 set "FOUND=%~1"
exit /b 0

:jar
set "JAR=%ROOT%\%~1\target\%~nx1.jar"
for %%f in ("%ROOT%\%~1\target\%~nx1*.jar.original") do set "JAR=%%~ff"
for %%f in ("%ROOT%\%~1\target\client\%~nx1-*.jar") do set "JAR=%%~ff"
exit /b 0

:touch
call :jar %1
copy /b "%JAR%"+,, "%JAR%" >nul
exit /b 0

rem A complete executable jar has a fixed date. A build that ended while it wrote the jar has left a part of it, or none.
:is_fresh
call :jar %1
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$r = $env:ROOT; $j = (Get-Item -LiteralPath $env:JAR).LastWriteTime; $x = Get-Item -LiteralPath ($env:JAR -replace '\.original$') -ErrorAction Ignore; if (-not $x -or $x.LastWriteTime -gt $j) { exit 1 }; $u = @{ 'optional\valkey' = '\cart-service'; 'optional\oidc' = '\user-service'; 'optional\grpc-service' = '\optional\grpc-contracts' }['%~1']; $n = Get-ChildItem -Recurse -LiteralPath ($r + '\pom.xml'), ($r + $(if ($u) { $u } else { '\pom.xml' })), ($r + '\.mvn'), ($r + '\common-lib'), ($r + '\tools\console'), ($r + '\tools\tool-support'), ($r + '\gateway-service\src\main\resources\static\shop'), ($r + '\%~1') | Where-Object { $_.LastWriteTime -gt $j -and (-not $_.PSIsContainer -or $_.FullName -match '\\src\\main') -and $_.FullName -notmatch '\\target\\|\\src\\test\\|\\oidc\\node\\' }; exit [int]($n.Count -gt 0)"
exit /b %ERRORLEVEL%
