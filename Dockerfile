# The application alone, built once and run as nobody in particular.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.txt .
RUN python -m venv /alinea && /alinea/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /alinea/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --uid 1000 --home-dir /var/lib/alinea --create-home alinea
COPY --from=build /alinea /alinea
ENV PATH=/alinea/bin:$PATH ALINEA_INDEX=/var/lib/alinea/index
USER alinea
WORKDIR /var/lib/alinea
VOLUME /var/lib/alinea
EXPOSE 8000
# Without an index, that is made first, which takes as long as there are articles.
HEALTHCHECK --interval=30s --start-period=1h CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:8000' + os.environ.get('SCRIPT_NAME', '') + '/healthz', timeout=5)"]
CMD ["alinea", "serve", "--host", "0.0.0.0"]
