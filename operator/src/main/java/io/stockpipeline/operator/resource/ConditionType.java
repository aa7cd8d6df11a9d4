package io.stockpipeline.operator.resource;

/** What conditions speak of. */
public enum ConditionType {
    /** All of the others together. */
    Ready,
    /** The topics are there as the pipeline wants them. */
    TopicsReady,
    /** The extractor runs what the spec says. */
    ExtractorReady,
    /** The processor runs what the spec says. */
    ProcessorReady,
    /** The console runs what the spec says. */
    ConsoleReady,
    /** True while another operator writes this pipeline's status; written by the one that stands back. */
    Contested
}
