# gklint in a container: it checks what is mounted at /reports, and need not write there. It needs no network.
#   docker build -t gklint .
#   docker run --rm --network none -v "$PWD:/reports:ro" gklint .
# With LibreOffice, for .doc, .wps and .rtf (a much larger image):
#   docker build --build-arg LIBREOFFICE=yes -t gklint .
# To write results into the folder, be the one whom it belongs to:
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/reports" gklint --output xlsx:清单.xlsx .
# The base image is named by its digest, and what is installed has its hash in locks/ (docs/dependencies.md).
FROM python:3.13.14-slim-trixie@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6 AS build
WORKDIR /source
COPY locks ./locks
RUN pip install --no-cache-dir --require-hashes -r locks/build.txt \
    && python -m venv /opt/gklint \
    && /opt/gklint/bin/pip install --no-cache-dir --require-hashes -r locks/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY gklint ./gklint
COPY rules ./rules
RUN python -m hatchling build -t wheel -d /wheel \
    && /opt/gklint/bin/pip install --no-cache-dir --no-index --no-deps /wheel/*.whl

FROM python:3.13.14-slim-trixie@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6
ARG LIBREOFFICE=no
# hadolint ignore=DL3008
RUN if [ "$LIBREOFFICE" = yes ]; then \
        apt-get update \
        && apt-get install -y --no-install-recommends libreoffice-writer libreoffice-calc fonts-noto-cjk \
        && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=build /opt/gklint /opt/gklint
# HOME is where LibreOffice keeps its profile; anybody may write there, whoever --user makes of us.
ENV PATH=/opt/gklint/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1
USER 1000:1000
WORKDIR /reports
ENTRYPOINT ["gklint"]
CMD ["--help"]
