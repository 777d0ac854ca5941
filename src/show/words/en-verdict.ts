/** The words of verdicts on claims. */
export const verdict = {
  "verdict.supported": "supported",
  "verdict.contradicted": "contradicted",
  "verdict.out of date": "out of date",
  "verdict.different definition": "different definition",
  "verdict.not checkable": "not checkable",
  "because.no series of this": "no series of the record counts this",
  "because.no period told": "it does not say of which days",
  "because.its own publisher's words": "the series is the speaker's own",
  "because.days not known": "the record does not know all days",
  "because.attempts or people stopped":
    "the record counts arrivals, this tells of attempts, departures or people stopped",
  "because.another place": "it tells of another place",
  "because.not known which was meant": "it is not known which was meant",
  "because.how it stood then was not kept":
    "near the record, but nobody kept how these days stood then",
  "because.another stage of it": "the figure is of another stage of it",
  "because.no source has this figure": "no source that was read has this figure",
  "claim.agrees": "{id}: {what} {amount}{known}",
  "claim.differs": "otherwise {id}: {what} {amount}{known}",
  "claim.later": ", said later",
  "claim.least": "at least {least}",
  "claim.dead": "dead",
  "claim.missing": "missing",
  "claim.record":
    "{verdict}: {period} for {rule} so far; held by {known} as known on the day{assumed}, by {now} as known now",
  "claim.held":
    "{of} from {from} to {to}: {known} as known on the day{assumed}, {now} as known now ({cells})",
  "claim.assumed": ", of which {days} days as they stand now",
  "claim.told": "{id}: {claim} ({by}, {when})",
  "claim.found": "sources: {found}",
  "claim.same": "told as well: {ids}",
  "claim.against": "excludes: {ids}",
  "claim.sources": "{titles}",
  "claim.hand": "read by hand: {verdict}",
} as const;

export type VerdictKey = keyof typeof verdict;
