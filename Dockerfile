# docker build -t loupe . after `make dist`; the archive holds its own Java.
FROM debian:12-slim
ARG ARCHIVE=target/dist/loupe-0.1.0-SNAPSHOT-linux-x86_64.tar.gz
ADD ${ARCHIVE} /opt/
# Caches of loaded classes are made here, once, and not in every container; the program stays root's.
RUN ln -s /opt/loupe-*/loupe /usr/local/bin/loupe \
    && useradd --create-home --uid 10001 loupe && mkdir /store && chown loupe /store \
    && loupe --built
USER loupe
VOLUME /store
EXPOSE 5050
ENTRYPOINT ["loupe", "serve", "--store", "/store", "--host", "0.0.0.0", "--no-open"]
