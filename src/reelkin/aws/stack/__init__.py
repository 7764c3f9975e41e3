"""The site's stack on AWS: what it costs, what it is made of, bringing it up, looking at it, taking it down.

The template is `infra/template.yaml` of the sources. Modules that speak to AWS need boto3 and say so.
"""
