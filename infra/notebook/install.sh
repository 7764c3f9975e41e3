#!/bin/bash
# Gives the notebook an environment of its own, in the background, and says in the file list when it is ready.
# Run as the notebook's user in ~/SageMaker/.reelkin, beside notebook.env and `release`, which names what was unpacked there.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
home=$(dirname "$here")
environment=$here/environment
ready="$home/REELKIN IS READY.txt"
working="$home/REELKIN IS BEING INSTALLED.txt"
failed="$home/REELKIN COULD NOT BE INSTALLED.txt"

tell() {
    rm -f "$ready" "$working" "$failed"
    echo "$2" >"$1"
}
trap 'tell "$failed" "See .reelkin/install.log; stop and start the notebook to try again."' ERR

# Only this folder outlives a stop, so the environment is in it, and is kept while the release is the same.
if [ "$(cat "$environment/release" 2>/dev/null)" != "$(cat "$here/release")" ]; then
    tell "$working" "This takes some minutes. The file list shows when it is done."
    rm -rf "$environment"
    # The notebook's own Python may be older than reelkin's.
    /home/ec2-user/anaconda3/bin/conda create --yes --quiet --prefix "$environment" python=3.11 pip
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
        --find-links "$here/wheelhouse" --require-hashes --requirement "$here/requirements.txt"
    cp "$here/release" "$environment/release"
fi

# What is outside the folder is gone after a stop, and made again at every start.
variables=()
while IFS='=' read -r name value; do
    export "$name=$value"
    variables+=(--env "$name" "$value")
done <"$here/notebook.env"
"$environment/bin/reelkin" host --password-only
"$environment/bin/python" -m ipykernel install --user --name reelkin --display-name reelkin "${variables[@]}"
mkdir -p "$home/notebooks"
# As files that any Jupyter opens; what somebody has worked in stays as it is.
kernel='{"kernelspec": {"name": "reelkin", "display_name": "reelkin", "language": "python"}}'
for source in "$here"/notebooks/*.py; do
    notebook=$home/notebooks/$(basename "$source" .py).ipynb
    [ -e "$notebook" ] || "$environment/bin/python" -m jupytext --quiet --update-metadata "$kernel" --output "$notebook" "$source"
done
# For a terminal, which knows none of the kernel's variables: `SageMaker/reelkin.sh push s3://…`.
cat >"$home/reelkin.sh" <<'END'
#!/bin/bash
here=$(cd "$(dirname "$0")" && pwd)/.reelkin
set -a
. "$here/notebook.env"
exec "$here/environment/bin/reelkin" "$@"
END
chmod 755 "$home/reelkin.sh"
cp --no-clobber "$here"/notebooks/README.md "$home/notebooks/"
tell "$ready" "Open notebooks/; they run in the kernel \"reelkin\"."
