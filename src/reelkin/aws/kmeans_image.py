"""Where each region keeps the image of the built-in k-means: a registry account of its own.

Source: `image_uri_config/kmeans.json` of SageMaker's Python SDK 2.257.7. For the 21 regions that the developer guide lists
(awsdocs/amazon-sagemaker-developer-guide, "Docker Registry Paths for SageMaker Built-in Algorithms"), both agree. The
`us-iso` regions are left out.
"""

from __future__ import annotations

from reelkin.errors import UsageError

ACCOUNTS = {
    "af-south-1": "455444449433",
    "ap-east-1": "286214385809",
    "ap-northeast-1": "351501993468",
    "ap-northeast-2": "835164637446",
    "ap-northeast-3": "867004704886",
    "ap-south-1": "991648021394",
    "ap-south-2": "628508329040",
    "ap-southeast-1": "475088953585",
    "ap-southeast-2": "712309505854",
    "ap-southeast-3": "951798379941",
    "ap-southeast-4": "106583098589",
    "ca-central-1": "469771592824",
    "ca-west-1": "190319476487",
    "cn-north-1": "390948362332",
    "cn-northwest-1": "387376663083",
    "eu-central-1": "664544806723",
    "eu-central-2": "680994064768",
    "eu-north-1": "669576153137",
    "eu-south-1": "257386234256",
    "eu-south-2": "104374241257",
    "eu-west-1": "438346466558",
    "eu-west-2": "644912444149",
    "eu-west-3": "749696950732",
    "il-central-1": "898809789911",
    "me-central-1": "272398656194",
    "me-south-1": "249704162688",
    "sa-east-1": "855470959533",
    "us-east-1": "382416733822",
    "us-east-2": "404615174143",
    "us-gov-east-1": "237065988967",
    "us-gov-west-1": "226302683700",
    "us-west-1": "632365934929",
    "us-west-2": "174872318107",
}


def kmeans_image(region: str) -> str:
    """The image `kmeans:1` as a region's training jobs name it.

    Raises:
        UsageError: the region is not in the table.
    """
    if region not in ACCOUNTS:
        raise UsageError(f"no built-in k-means is known in region '{region}'; it is in {', '.join(ACCOUNTS)}")
    domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    return f"{ACCOUNTS[region]}.dkr.ecr.{region}.{domain}/kmeans:1"
