package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnspokenTest {
    private final Unspoken unspoken = new Unspoken(Set.of("c0ffee+token&more", "short"));

    @Test
    void shouldTakeSecretsOutAsTheyAreAndAsAnAddressHasThem() {
        assertThat(unspoken.without("no c0ffee+token&more, and c0ffee+token&more!"))
                .isEqualTo("no ***, and ***!");
        assertThat(unspoken.without("wss://host?token=c0ffee%2Btoken%26more (1008)"))
                .isEqualTo("wss://host?token=*** (1008)");
        assertThat(unspoken.without("short")).isEqualTo("***");
        assertThat(unspoken.without("nothing of it: c0ffe")).isEqualTo("nothing of it: c0ffe");
    }

    @Test
    void shouldTakeOutWhatIsLeftOfOneThatWasCut() {
        assertThat(unspoken.without("(1008 token=c0ffee%2Btok)")).isEqualTo("(1008 token=***)");
        assertThat(unspoken.without("c0ffee+toXen")).isEqualTo("***Xen");
    }
}
