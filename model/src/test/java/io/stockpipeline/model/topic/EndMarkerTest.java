package io.stockpipeline.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EndMarkerTest {
    @Test
    void knowsItself() {
        assertThat(EndMarker.isEnd(EndMarker.HEADER, EndMarker.headerValue())).isTrue();
        assertThat(EndMarker.headerValue()).isEqualTo("end".getBytes(StandardCharsets.UTF_8));
        assertThat(EndMarker.value()).isEmpty();
    }

    @Test
    void takesNoOtherHeaderForItself() {
        assertThat(EndMarker.isEnd("control", EndMarker.headerValue())).isFalse();
        assertThat(EndMarker.isEnd(EndMarker.HEADER, null)).isFalse();
        assertThat(EndMarker.isEnd(EndMarker.HEADER, new byte[] {1})).isFalse();
        assertThat(EndMarker.isControl(EndMarker.HEADER)).isTrue();
        assertThat(EndMarker.isControl("traceparent")).isFalse();
    }
}
