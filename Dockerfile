# gklint in a container: it checks what is mounted at /reports, and need not write there.
#   docker build -t gklint .
#   docker run --rm -v "$PWD:/reports:ro" gklint .
# With LibreOffice, for .doc, .wps and .rtf (a much larger image):
#   docker build --build-arg LIBREOFFICE=yes -t gklint .
# To write results into the folder, be the one whom it belongs to:
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/reports" gklint --output xlsx:清单.xlsx .
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY gklint ./gklint
COPY rules ./rules
RUN python -m venv /opt/gklint && /opt/gklint/bin/pip install --no-cache-dir .

FROM python:3.13-slim
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
