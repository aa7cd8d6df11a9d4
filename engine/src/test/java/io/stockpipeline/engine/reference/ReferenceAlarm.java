package io.stockpipeline.engine.reference;

/** What is compared of a deviation alarm; numbers as they are published. */
record ReferenceAlarm(String window, long time, String average, String previous, String deviation, String direction) {}
