# A load generator, from what `mvn -f gatling package` made.
# Build from the top of the project: docker build -f src/main/docker/load.Dockerfile .
FROM eclipse-temurin:25-jre
WORKDIR /load
COPY gatling/target/lib/ lib/
COPY gatling/target/firstcome-gatling-*-tests.jar simulations.jar
ENV SIMULATION=DropSimulation LOAD_OPTIONS=""
# The name of the container begins the ids of its users, so that several generators have users of their own, and names the
# folder of its report.
ENTRYPOINT ["sh", "-c", "exec java --add-opens=java.base/java.lang=ALL-UNNAMED -Dprefix=$(hostname) $LOAD_OPTIONS -cp 'simulations.jar:lib/*' io.gatling.app.Gatling -s io.firstcome.gatling.$SIMULATION -rf /reports/$(hostname)"]
