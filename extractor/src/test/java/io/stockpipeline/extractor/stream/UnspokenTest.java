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
        assertThat(unspoken.without("(1008 token=c0ffee%2Btok")).isEqualTo("(1008 token=***");
    }

    @Test
    void shouldTakeThemOutHoweverTheyAreEscaped() {
        assertThat(unspoken.without("token=c0ffee%2btoken%26more.")).isEqualTo("token=***.");
        assertThat(unspoken.without("{\"key\":\"c0ffee\\u002Btoken\\u0026more\"}"))
                .isEqualTo("{\"key\":\"***\"}");
        assertThat(unspoken.without("%63%30%66%66%65%65+token&more")).isEqualTo("***");
        assertThat(new Unspoken(Set.of("a/b\\c\"defgh")).without("<a\\/b\\\\c\\\"defgh>"))
                .isEqualTo("<***>");
    }

    @Test
    void shouldTakeOutTheRestOfAWordThatBeginsAsASecretDoes() {
        assertThat(unspoken.without("token=c0ffee+token&amp;more&x=1")).isEqualTo("token=***&x=1");
        assertThat(unspoken.without("\"c0ffee+to%256ben\" was told")).isEqualTo("\"***\" was told");
        assertThat(unspoken.without("c0ffee+toXen is none")).isEqualTo("*** is none");
    }

    @Test
    void shouldLeaveAllOtherBytesAsTheyAre() {
        byte[] bytes = {0, 1, (byte) 0xFF, (byte) 0xC3, '%', 'f', 'f', '\\', 'u', '%'};

        assertThat(unspoken.without(bytes)).isSameAs(bytes);
        assertThat(unspoken.without(new byte[] {(byte) 0xFF, 's', 'h', 'o', 'r', 't', (byte) 0xC3}))
                .isEqualTo(new byte[] {(byte) 0xFF, '*', '*', '*', (byte) 0xC3});
    }
}
