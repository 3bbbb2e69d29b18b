# docker build -t loupe . after `make dist`; the archive holds its own Java.
FROM debian:12-slim
ARG ARCHIVE=target/dist/loupe-0.1.0-SNAPSHOT-linux-x86_64.tar.gz
ADD ${ARCHIVE} /opt/
RUN ln -s /opt/loupe-*/loupe /usr/local/bin/loupe \
    && useradd --create-home --uid 10001 loupe && mkdir /store && chown -R loupe /store /opt/loupe-*
USER loupe
# The first start makes the cache of loaded classes: here, once, and not in every container.
RUN loupe --version
VOLUME /store
EXPOSE 5050
ENTRYPOINT ["loupe", "serve", "--store", "/store", "--host", "0.0.0.0", "--no-open"]
