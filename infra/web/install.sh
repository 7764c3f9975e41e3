#!/bin/bash
# Makes a machine one of the site's web servers: Python 3.11, systemd and /etc/reelkin/web.env are there; run as root.
# Everything comes from this release: no registry is reached, and every wheel must have the hash that was locked.
set -euo pipefail

release=$(cd "$(dirname "$0")/.." && pwd)

if ! id reelkin >/dev/null 2>&1; then
    useradd --system --home-dir /var/lib/reelkin --shell /usr/sbin/nologin reelkin
fi
python3.11 -m venv /opt/reelkin
/opt/reelkin/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-compile \
    --find-links "$release/wheelhouse" --require-hashes --requirement "$release/requirements.txt"
/opt/reelkin/bin/python -m compileall -q /opt/reelkin/lib

chmod 640 /etc/reelkin/web.env
chgrp reelkin /etc/reelkin/web.env
install -m 644 "$release"/web/reelkin-*.service "$release"/web/reelkin-*.timer /etc/systemd/system/
# For whoever comes by `aws ssm start-session`: `sudo reelkin account invite`, with the site's own settings.
cat >/usr/bin/reelkin <<'END'
#!/bin/bash
set -a
. /etc/reelkin/web.env
exec runuser -u reelkin -- /opt/reelkin/bin/reelkin "$@"
END
chmod 755 /usr/bin/reelkin
systemctl daemon-reload
systemctl enable --now reelkin-web.service reelkin-host.timer reelkin-alive.timer

# Secrets, migration, the model and its publication are done before the site starts; then it opens the model.
port=$(sed -n 's/^PORT=//p' /etc/reelkin/web.env)
for _ in $(seq 60); do
    if curl --fail --silent --output /dev/null "http://127.0.0.1:$port/readyz"; then
        echo "The site is ready on port $port."
        exit 0
    fi
    sleep 1
done
echo "The site is not ready after a minute; see journalctl -u reelkin-web, or /var/log/reelkin." >&2
exit 1
