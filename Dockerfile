# One image; every role is a subcommand.
#
#   docker build -t stockpipeline .                      builds the jars too, with Maven
#   docker build -t stockpipeline --target prebuilt .    takes the jars of "mvn package": needs no network
#
# Needs BuildKit. docs/image.md says what may be set and how to check what came out.

# Whatever has a Java 25 in its path and a shell. The cache of classes is made with it, so that it holds for it only.
# For builds that must be the same tomorrow name a digest: --build-arg BASE_IMAGE=eclipse-temurin@sha256:...
ARG BASE_IMAGE=eclipse-temurin:25.0.2_10-jre-noble
# The oldest Java that the sources are built with: the bytecode is Java 17.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn/
COPY model model/
COPY engine engine/
COPY analytics analytics/
COPY processor processor/
COPY extractor extractor/
COPY console console/
COPY operator operator/
COPY app/pom.xml app/
COPY app/src app/src/
RUN --mount=type=cache,target=/src/.repository,sharing=locked \
    mvn -B -ntp -q -Dmaven.repo.local=/src/.repository -Psbom -pl app -am -Dmaven.test.skip=true package

# What the image is, without its files. Numbers, since a cluster cannot tell whether a name is root's.
FROM ${BASE_IMAGE} AS runtime
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="StockPipeline" \
      org.opencontainers.image.description="A short YAML file becomes a running market-data pipeline: the operator and every role." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# The one folder for state; a cluster that picks the user's number gives it group 0.
RUN mkdir -p /var/lib/stockpipeline && chown 65532:0 /var/lib/stockpipeline && chmod 0770 /var/lib/stockpipeline
# The first is read before the command line, so that options added behind it win; the second is for fewer heaps of the C
# library, which the many threads would spread over.
ENV JDK_JAVA_OPTIONS="@/opt/stockpipeline/jvm.options" \
    MALLOC_ARENA_MAX=2 \
    STOCKPIPELINE_STATE_DIR=/var/lib/stockpipeline
WORKDIR /var/lib/stockpipeline
USER 65532:65532
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@/opt/stockpipeline/class-path", "io.stockpipeline.app.Main"]
CMD ["--help"]

# Jars in their places, and the cache of classes made from them; once for jars built here, once for those of the host.
FROM ${BASE_IMAGE} AS laid-out
COPY packaging/image /image/
COPY --from=build /src/app/target /target/
RUN /image/lay-out.sh /target /opt/stockpipeline
RUN /image/train.sh java /image/jvm.options /opt/stockpipeline /opt/stockpipeline/app.aot

FROM ${BASE_IMAGE} AS laid-out-prebuilt
COPY packaging/image /image/
COPY app/target /target/
RUN /image/lay-out.sh /target /opt/stockpipeline
RUN /image/train.sh java /image/jvm.options /opt/stockpipeline /opt/stockpipeline/app.aot

# What changes least comes first: a new version of the program is a new layer app and a new cache.
FROM runtime AS prebuilt
COPY --from=laid-out-prebuilt /opt/stockpipeline/lib /opt/stockpipeline/lib/
COPY --from=laid-out-prebuilt /opt/stockpipeline/app /opt/stockpipeline/app/
COPY examples /opt/stockpipeline/examples/
COPY LICENSE NOTICE packaging/image/jvm.options /opt/stockpipeline/
# Without a list of its parts where the jars come without one.
COPY --from=laid-out-prebuilt /opt/stockpipeline/class-path /opt/stockpipeline/sbom.jso[n] /opt/stockpipeline/
COPY --from=laid-out-prebuilt /opt/stockpipeline/app.aot /opt/stockpipeline/

FROM runtime
COPY --from=laid-out /opt/stockpipeline/lib /opt/stockpipeline/lib/
COPY --from=laid-out /opt/stockpipeline/app /opt/stockpipeline/app/
COPY examples /opt/stockpipeline/examples/
COPY LICENSE NOTICE packaging/image/jvm.options /opt/stockpipeline/
# Without a list of its parts where the jars come without one.
COPY --from=laid-out /opt/stockpipeline/class-path /opt/stockpipeline/sbom.jso[n] /opt/stockpipeline/
COPY --from=laid-out /opt/stockpipeline/app.aot /opt/stockpipeline/
