-- The history of one pipeline. Every statement runs in the pipeline's own schema.
--
-- Times are timestamptz and not milliseconds: whoever opens psql or Grafana reads them, both take 8 bytes, and microseconds hold
-- a millisecond exactly. Numbers are numeric, which keeps the digits as they were published, trailing zeros too. Texts compare by
-- their bytes (collation "C"): the same on every machine, and faster.
--
-- ticks, averages, alarms and bars are partitioned by the day (UTC) of their time. The console makes a day's table when its first
-- record comes, whatever day that is, and drops it when it has been kept long enough. There is no default partition: rows that lie
-- in it would stand in the way of their day.
--
-- generation tells topics apart that have followed each other under one name: where a topic was deleted and made anew, its offsets
-- begin again, and a record's place is generation, kafka_partition and kafka_offset.

CREATE TABLE ticks (
    time            timestamptz NOT NULL,
    kafka_offset    bigint      NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    side            text        COLLATE "C",
    late            boolean     NOT NULL,
    symbol          text        COLLATE "C" NOT NULL,
    price           numeric     NOT NULL,
    size            numeric,
    venue_id        text        COLLATE "C",
    PRIMARY KEY (symbol, time, kafka_offset, kafka_partition, generation)
) PARTITION BY RANGE (time);

CREATE INDEX ticks_time ON ticks (time);
CREATE INDEX ticks_venue_id ON ticks (venue_id) WHERE venue_id IS NOT NULL;
-- A record by its place: rows lie in about the order of their offsets, so a few pages of summary are enough.
CREATE INDEX ticks_record ON ticks USING brin (kafka_offset) WITH (pages_per_range = 32, autosummarize = on);

-- One row for each window of a record of the topic averages.
CREATE TABLE averages (
    time            timestamptz NOT NULL,
    start_time      timestamptz NOT NULL,
    end_time        timestamptz NOT NULL,
    kafka_offset    bigint      NOT NULL,
    tick_count      bigint      NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    late            boolean     NOT NULL,
    final           boolean     NOT NULL,
    early           boolean     NOT NULL,
    complete        boolean     NOT NULL,
    symbol          text        COLLATE "C" NOT NULL,
    "window"        text        COLLATE "C" NOT NULL,
    price           numeric,                                    -- of the tick; none in the record of a closed window
    average         numeric,
    previous        numeric,
    deviation       numeric,
    min             numeric,
    max             numeric,
    volume          numeric,
    vwap            numeric,
    PRIMARY KEY (symbol, "window", time, kafka_offset, kafka_partition, generation)
) PARTITION BY RANGE (time);

-- An alarm published twice, as AtLeastOnce may, has the same id: the first stays.
CREATE TABLE alarms (
    time            timestamptz NOT NULL,
    kafka_offset    bigint      NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    id              text        COLLATE "C" NOT NULL,
    episode         text        COLLATE "C" NOT NULL,
    alarm           text        COLLATE "C" NOT NULL,
    type            text        COLLATE "C" NOT NULL,
    severity        text        COLLATE "C" NOT NULL,
    state           text        COLLATE "C" NOT NULL,
    symbol          text        COLLATE "C" NOT NULL,
    price           numeric     NOT NULL,
    "window"        text        COLLATE "C",
    average         numeric,
    previous        numeric,
    reference       numeric,
    value           numeric,
    deviation       numeric,
    tolerance       text        COLLATE "C",
    direction       text        COLLATE "C",
    PRIMARY KEY (time, id, state)
) PARTITION BY RANGE (time);

CREATE INDEX alarms_symbol ON alarms (symbol, time);

-- A bar is published anew while it grows: the newest record is kept.
CREATE TABLE bars (
    start_time      timestamptz NOT NULL,
    end_time        timestamptz NOT NULL,
    open_time       timestamptz NOT NULL,
    close_time      timestamptz NOT NULL,
    kafka_offset    bigint      NOT NULL,
    tick_count      bigint      NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    final           boolean     NOT NULL,
    early           boolean     NOT NULL,
    symbol          text        COLLATE "C" NOT NULL,
    interval        text        COLLATE "C" NOT NULL,
    open            numeric     NOT NULL,
    high            numeric     NOT NULL,
    low             numeric     NOT NULL,
    close           numeric     NOT NULL,
    volume          numeric,
    vwap            numeric,
    PRIMARY KEY (symbol, interval, start_time)
) PARTITION BY RANGE (start_time);

-- The days that there are. Retention counts from written_at and not from the day, so that a replay of old data is kept as long as
-- today's; for data as it comes both are the same.
CREATE TABLE kept_day (
    table_name      text        COLLATE "C" NOT NULL,
    day             date        NOT NULL,
    written_at      timestamptz NOT NULL,
    PRIMARY KEY (table_name, day)
);

-- How far each partition has been read; changed in the transaction that holds the rows. topic is averages, alarms or bars.
CREATE TABLE sink_offset (
    topic           text        COLLATE "C" NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    topic_id        text        COLLATE "C" NOT NULL,
    next_offset     bigint      NOT NULL,
    PRIMARY KEY (topic, kafka_partition)
);

-- Records that were gone before they could be read: [from_offset, to_offset).
CREATE TABLE sink_gap (
    topic           text        COLLATE "C" NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    from_offset     bigint      NOT NULL,
    to_offset       bigint      NOT NULL,
    noticed_at      timestamptz NOT NULL,
    PRIMARY KEY (topic, kafka_partition, generation, from_offset)
);

-- Records that are none: where they stand and why.
CREATE TABLE sink_unreadable (
    topic           text        COLLATE "C" NOT NULL,
    kafka_partition integer     NOT NULL,
    generation      smallint    NOT NULL,
    kafka_offset    bigint      NOT NULL,
    reason          text        NOT NULL,
    noticed_at      timestamptz NOT NULL,
    PRIMARY KEY (topic, kafka_partition, generation, kafka_offset)
);
