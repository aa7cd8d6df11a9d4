package io.stockpipeline.console.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PLACE = "the Secret hook, key key";

    @Test
    void shouldSignAsTheSpecificationsExample() throws SecretFaultException {
        Signature signature = Signature.of("whsec_" + KEY, PLACE);

        assertThat(signature.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldSignWithEveryKeyThatTheSecretHolds() throws Exception {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        Signature signature = Signature.of("whsec_" + KEY + "\n\n  whsec_" + other + "\n", PLACE);

        assertThat(signature.sign("a1", 17, "{}").split(" "))
                .containsExactly("v1," + hmac(KEY, "a1.17.{}"), "v1," + hmac(other, "a1.17.{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "whsec_", "whsec_c2hvcnQ=", "whsec_*fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void shouldRefuseWhatIsNoKeyWithoutShowingIt(String text) {
        assertThatThrownBy(() -> Signature.of(text, PLACE))
                .isInstanceOf(SecretFaultException.class)
                .hasMessageStartingWith("the Secret hook, key key: write whsec_ and 24 to 64 random bytes in base64")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("fKQ9r8"));
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
