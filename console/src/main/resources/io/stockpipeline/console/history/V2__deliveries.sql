-- Alarms on their way to the pipeline's notifications. Names, texts and times as in V1.

-- A notification, from the moment a console has first named it.
CREATE TABLE notification (
    name            text        COLLATE "C" PRIMARY KEY,
    seen_at         timestamptz NOT NULL,                       -- when a console has last named it
    gone            text,                                       -- what the receiver said that wants no more; null: it is sent to
    paused_until    timestamptz,                                -- the receiver has asked for quiet until then
    told_again_at   timestamptz,                                -- when what still fires was last told again
    delivered       bigint      NOT NULL DEFAULT 0,
    dead            bigint      NOT NULL DEFAULT 0,
    skipped         bigint      NOT NULL DEFAULT 0,
    last_error      text,
    last_error_at   timestamptz
);

-- How far the topic alarms has been taken in for it; changed in the transaction that holds the deliveries.
CREATE TABLE notification_position (
    notification    text        COLLATE "C" NOT NULL REFERENCES notification ON DELETE CASCADE,
    kafka_partition integer     NOT NULL,
    topic_id        text        COLLATE "C" NOT NULL,
    next_offset     bigint      NOT NULL,
    PRIMARY KEY (notification, kafka_partition)
);

-- One row for each alarm and notification, and the queue of what is yet to be sent. Ids rise in the order of the topic within a
-- partition, and so within an episode.
CREATE TABLE delivery (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notification    text        COLLATE "C" NOT NULL,
    alarm_id        text        COLLATE "C" NOT NULL,
    episode         text        COLLATE "C" NOT NULL,
    alarm           text        COLLATE "C" NOT NULL,
    type            text        COLLATE "C" NOT NULL,
    alarm_state     text        COLLATE "C" NOT NULL,           -- Firing, Resolved
    symbol          text        COLLATE "C" NOT NULL,
    record          text        NOT NULL,                       -- the topic's JSON, every digit of it
    arrived_at      timestamptz NOT NULL,                       -- at the broker
    state           text        COLLATE "C" NOT NULL DEFAULT 'Pending',  -- Pending, Delivered, Dead, Skipped
    attempts        integer     NOT NULL DEFAULT 0,             -- one that is under way is counted
    due_at          timestamptz NOT NULL,                       -- when it is sent next; of one under way, when it is given up
    reason          text,                                       -- what the last attempt failed of, or why it is not sent
    finished_at     timestamptz,
    UNIQUE (notification, alarm_id)
);

CREATE INDEX delivery_due ON delivery (notification, due_at) WHERE state = 'Pending';
CREATE INDEX delivery_episode ON delivery (notification, episode);
CREATE INDEX delivery_firing ON delivery (notification) WHERE alarm_state = 'Firing' AND type <> 'Deviation';
CREATE INDEX delivery_finished ON delivery (finished_at) WHERE finished_at IS NOT NULL;
