/** The file that `fedlint init` writes: every setting with its default, as comments. */
export const INITIAL_CONFIGURATION = `# Configuration of Fedlint. The nearest .fedlint.yaml above a file counts.
# Everything below is commented out and shows the default.

# Trust domains that are yours; all others are foreign.
# localTrustDomains:
#   - example.internal

# How much is asked of a trust link on which nobody has written anything yet:
# one finding for the link (gradual), or everything at once (strict).
# adoption: gradual

# Severity by rule: off, info, warning or error. "fedlint explain" lists the rules.
# rules:
#   infrastructure-only-identity: off

# Other severities for some files, patterns as in .gitignore.
# overrides:
#   - files: [sandbox/**]
#     rules:
#       missing-owner: warning

# Rules that no comment or annotation may suppress.
# locked:
#   - expired-time-box

# Who may be named as owner; empty means anybody. CODEOWNERS and catalog-info.yaml
# fill in an owner where a manifest names none.
# owners:
#   codeowners: true
#   backstage: true
#   teams: []

# How long a temporary trust may last, and how early its end is announced.
# timeBox:
#   max: 90d
#   warnWithin: 14d

# How long a permanent trust may go without a review.
# review:
#   maxInterval: 365d

# Longest lifetime of an SVID, token or key.
# credentials:
#   maxTTL: 24h

# How old the last test of a revocation or of a failure mode may be.
# evidence:
#   maxAge: 365d

# Files to leave alone, patterns as in .gitignore.
# ignore: []

# Findings that are known and do not count; "fedlint baseline write" writes the file.
# baseline: .fedlint-baseline.json
`;
