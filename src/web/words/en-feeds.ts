/** What is said of the feeds that the watch listens to. */
export const feeds = {
  feeds: "Feeds",
  "feeds.none": "This watch listens to no feed: reports come by hand and over the API alone.",
  "feeds.silent": "The server does not answer. As told at",
  "feeds.fault": "Not listened to:",
  "feeds.waiting": "Reports of feeds that are not stored yet:",
  "feeds.failing": "The disk takes no positions: tracks are lost, reports are not.",
  "feeds.vessels": "Vessels heard:",
  "feeds.feed": "Feed",
  "feeds.state": "State",
  "feeds.heard": "Last heard, and what silence is usual",
  "feeds.never": "never",
  "feeds.messages": "Messages",
  "feeds.unread": "Not read",
  "feeds.reports": "Reports",
  "feeds.state.lost": "lost",
  "feeds.state.opening": "being opened",
  "feeds.state.up": "heard",
  "feeds.state.down": "down, opened again",
  "feeds.state.closed": "closed",
  "answers.waiting": "Mails, messages and DSC calls nobody owns:",
  "answers.oldest": "the oldest for",
  "answers.answered": "owned",
  "answers.median": "after",
  "answers.longest": "at most",
} as const;

export type FeedKey = keyof typeof feeds;
