# One image for every service: docker build --build-arg MODULE=user-service .
# Reads the same with BuildKit and with the classic builder, so it has no "syntax" line, no mounts and no here-documents.
# Where Maven Central is only reachable through a mirror: --build-arg MAVEN_MIRROR=https://mirror.example/maven2

# 1. Build everything at once. This stage does not know MODULE: one run serves all images.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /souk
ARG MAVEN_MIRROR=""
RUN if [ -n "$MAVEN_MIRROR" ]; then mkdir -p /root/.m2 && printf \
    '<settings><mirrors><mirror><id>mirror</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>' \
    "$MAVEN_MIRROR" > /root/.m2/settings.xml; fi
# Format, null safety and known mistakes are checked by the build of the sources, not by that of an image.
ENV MAVEN="mvn -B -ntp -Dmaven.repo.local=/repository -Dmaven.test.skip -Dspotless.check.skip -Dcyclonedx.skip=false -P!checks" \
    MODULES="-Poptional -pl !:console,!:launcher,!:attacks,!:checker,!:system-test-support,!:system-tests,!:client-tests"

# Dependencies, in a layer that only a changed POM invalidates: a build of empty modules downloads nearly everything.
COPY pom.xml ./
COPY cart-service/pom.xml cart-service/
COPY common-lib/core/pom.xml common-lib/core/
COPY common-lib/messaging/pom.xml common-lib/messaging/
COPY common-lib/web/pom.xml common-lib/web/
COPY common-lib/webflux/pom.xml common-lib/webflux/
COPY gateway-service/pom.xml gateway-service/
COPY lab/attacks/pom.xml lab/attacks/
COPY lab/checker/pom.xml lab/checker/
COPY tools/console/pom.xml tools/console/
COPY tools/launcher/pom.xml tools/launcher/
COPY tools/tool-support/pom.xml tools/tool-support/
COPY order-service/pom.xml order-service/
COPY optional/bff-service/pom.xml optional/bff-service/
COPY optional/client-tests/pom.xml optional/client-tests/
COPY optional/discovery-clients/pom.xml optional/discovery-clients/
COPY optional/grpc-contracts/pom.xml optional/grpc-contracts/
COPY optional/grpc-service/pom.xml optional/grpc-service/
COPY optional/storefront-service/pom.xml optional/storefront-service/
COPY optional/zookeeper-service/pom.xml optional/zookeeper-service/
COPY optional/config-service/pom.xml optional/config-service/
COPY optional/valkey/pom.xml optional/valkey/
COPY optional/oidc/pom.xml optional/oidc/
COPY registry-service/pom.xml registry-service/
COPY tools/system-test-support/pom.xml tools/system-test-support/
COPY tools/system-tests/pom.xml tools/system-tests/
COPY tools/architecture-rules/pom.xml tools/architecture-rules/
COPY tools/test-support/pom.xml tools/test-support/
COPY user-service/pom.xml user-service/
RUN for module in *-service optional/*-service common-lib/* tools/architecture-rules tools/test-support tools/tool-support; do mkdir -p "$module/src/main/java/empty" \
      && echo 'package empty; public class Empty { public static void main(String[] arguments) {} }' \
         > "$module/src/main/java/empty/Empty.java"; done \
    && $MAVEN $MODULES package && rm -rf */target */src */*/target */*/src

COPY tools/architecture-rules/src tools/architecture-rules/src
COPY tools/test-support/src tools/test-support/src
COPY tools/tool-support/src tools/tool-support/src
COPY common-lib/core/src common-lib/core/src
COPY common-lib/messaging/src common-lib/messaging/src
COPY common-lib/web/src common-lib/web/src
COPY common-lib/webflux/src common-lib/webflux/src
COPY registry-service/src registry-service/src
COPY docs/problems.md docs/asyncapi.yaml docs/
COPY gateway-service/src gateway-service/src
COPY user-service/src user-service/src
COPY cart-service/src cart-service/src
COPY order-service/src order-service/src
COPY optional/bff-service/src optional/bff-service/src
COPY optional/discovery-clients/src optional/discovery-clients/src
COPY optional/grpc-contracts/src optional/grpc-contracts/src
COPY optional/grpc-service/src optional/grpc-service/src
COPY optional/storefront-service/src optional/storefront-service/src
COPY optional/zookeeper-service/src optional/zookeeper-service/src
COPY optional/config-service/src optional/config-service/src
COPY optional/valkey/src optional/valkey/src
COPY optional/oidc/src optional/oidc/src
RUN $MAVEN $MODULES package

# 2. Extract one of them into layers: libraries, our own libraries, the application. The jars of PARTS, patterns of files in
# optional/, follow it on the class path.
FROM build AS parts
ARG MODULE
ARG PARTS=""
RUN : "${MODULE:?Say which service: --build-arg MODULE=user-service}" \
    && cp $(ls "$MODULE"/target/"$MODULE"-*.jar optional/"$MODULE"/target/"$MODULE"-*.jar 2>/dev/null) /app.jar \
    && java -Djarmode=tools -jar /app.jar extract --layers --destination /parts \
    && mkdir -p /parts/optional && echo "-jar app.jar" > /parts/optional/main.options \
    && if [ -n "${PARTS# }" ]; then mkdir /parts/optional/optional && (cd optional && cp $PARTS /parts/optional/optional) \
      && jar xf /app.jar META-INF/MANIFEST.MF && cd /parts/optional \
      && echo "-cp app.jar:$(ls optional/*.jar | paste -sd :)" \
        "$(sed -n 's/^Start-Class: \([^[:cntrl:]]*\).*/\1/p' /souk/META-INF/MANIFEST.MF)" > main.options; fi

# 3. Copy the layers, the least often changed first. Owned by root: the service cannot modify itself.
FROM eclipse-temurin:25-jre AS app
WORKDIR /app
COPY ops/docker/ ./
# Also from a checkout that is for its owner only (umask).
RUN chmod a+rx . healthy && chmod a+r jvm.options
COPY --from=parts /parts/dependencies/ ./
COPY --from=parts /parts/spring-boot-loader/ ./
COPY --from=parts /parts/snapshot-dependencies/ ./
COPY --from=parts /parts/application/ ./
COPY --from=parts /parts/optional/ ./

# 4. Training run of the AOT cache (JEP 483, 514): it halves the work of a start. Without the parts, some of which start with
# a database only; the cache is also for a class path that is longer. It has no machine code, which another processor could lack.
FROM app AS trained
RUN SPRING_FLYWAY_ENABLED=false EUREKA_CLIENT_REGISTERWITHEUREKA=false EUREKA_CLIENT_FETCHREGISTRY=false \
    SERVER_PORT=0 java @jvm.options -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTAdapterCaching -XX:AOTCacheOutput=/app/app.aot -Dspring.context.exit=onRefresh -jar app.jar

# 5. The image of a service.
FROM app
ARG MODULE
LABEL org.opencontainers.image.title="Souk: ${MODULE}" \
      org.opencontainers.image.description="A microservices reference application that starts in seconds and loses no order." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="eclipse-temurin:25-jre"
COPY --from=trained /app/app.aot ./
ENV SERVER_PORT=8080 SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["/app/healthy"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=/app/app.aot", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining", "@main.options"]
