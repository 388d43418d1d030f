# Two images: vetkg itself, and Apache Jena Fuseki from Maven Central (docker-compose.yml builds both).
#   docker build --target vetkg -t vetkg .
#   docker run --rm -p 127.0.0.1:8000:8000 vetkg

FROM maven:3.9-eclipse-temurin-17 AS fuseki-jar
COPY .ci/fuseki/pom.xml /fuseki/pom.xml
RUN mvn --batch-mode --quiet --file /fuseki/pom.xml dependency:copy-dependencies -DoutputDirectory=/fuseki/jars

FROM eclipse-temurin:17-jre AS fuseki
RUN useradd --system --create-home --home-dir /var/lib/fuseki fuseki && mkdir /data && chown fuseki /data
COPY --from=fuseki-jar /fuseki/jars /opt/fuseki
USER fuseki
ENV FUSEKI_BASE=/var/lib/fuseki/base
VOLUME /data
EXPOSE 3030
CMD ["sh", "-c", "exec java -jar /opt/fuseki/*.jar --port=3030 --tdb2 --loc=/data --update /ds"]

FROM python:3.12-slim AS vetkg
RUN useradd --system --create-home vetkg
WORKDIR /opt/vetkg
COPY pyproject.toml README.md LICENSE requirements-dev.lock ./
COPY api api
COPY cli cli
COPY kg kg
COPY loaders loaders
COPY ontology ontology
COPY seeds seeds
# The lock holds the versions back; what is installed is vetkg with the Neo4j driver, nothing of the tests.
RUN pip install --no-cache-dir --constraint requirements-dev.lock ".[neo4j]"
USER vetkg
# The seeds' graph is built into the image, so that the first start is as quick as any.
RUN vetkg check
ENV VETKG_HOST=0.0.0.0
EXPOSE 8000
ENTRYPOINT ["vetkg"]
CMD ["serve"]
