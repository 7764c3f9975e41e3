# The site in a container. Untested where it was written, for no container engine ran there.
# It serves a workspace that was built elsewhere: docker run -p 8080:8080 -v reelkin:/data IMAGE
FROM python:3.12-slim
ENV REELKIN_HOME=/data PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
COPY . /src
# `build` too, for the first publish reads Parquet; a site that only serves a published database can do without it.
RUN pip install "/src[build,postgres]" && rm -rf /src \
    && useradd --system --home-dir /data --create-home reelkin
USER reelkin
VOLUME /data
EXPOSE 8080
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/readyz', timeout=5)"]
CMD ["reelkin", "serve", "--host", "0.0.0.0", "--auth", "password"]
