package io.stockpipeline.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("size", "advance", "tolerance", "severity");

    @Test
    void shouldFindTheNameThatWasMeant() {
        assertThat(NearestName.of("tolerence", KNOWN)).contains("tolerance");
        assertThat(NearestName.of("Size", KNOWN)).contains("size");
        assertThat(NearestName.of("advnace", KNOWN)).contains("advance");
    }

    @Test
    void shouldNotGuessWhenNothingIsNear() {
        assertThat(NearestName.of("colour", KNOWN)).isEmpty();
        assertThat(NearestName.of("x".repeat(1000), KNOWN)).isEmpty();
    }
}
