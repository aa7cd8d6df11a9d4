package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the codecs write is what the published schemas promise. */
@Domain(WireArbitraries.class)
class PublishedSchemasTest {
    private static final Schema TICK = schema("tick");
    private static final Schema AVERAGES = schema("averages");
    private static final Schema ALARM = schema("alarm");
    private static final Schema BAR = schema("bar");

    @Property(tries = 300)
    void everyTickKeepsItsSchema(@ForAll Tick tick) {
        assertThat(faults(TICK, new TickCodec().encode(tick))).isEmpty();
    }

    @Property(tries = 300)
    void everyAveragesRecordKeepsItsSchema(@ForAll Averages averages) {
        assertThat(faults(AVERAGES, new AveragesCodec().encode(averages))).isEmpty();
    }

    @Property(tries = 300)
    void everyAlarmKeepsItsSchema(@ForAll Alarm alarm) {
        assertThat(faults(ALARM, new AlarmCodec().encode(alarm))).isEmpty();
    }

    @Property(tries = 300)
    void everyBarKeepsItsSchema(@ForAll Bar bar) {
        assertThat(faults(BAR, new BarCodec().encode(bar))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'symbol':'A','time':1}",
                "{'symbol':'A','time':1,'price':null}",
                "{'symbol':'A','time':1,'price':'1'}",
                "{'symbol':'A','time':1,'price':0}",
                "{'symbol':'A','time':1,'price':1000000000000000000}",
                "{'symbol':'A','time':1.5,'price':1}",
                "{'symbol':'A','time':253402300800000,'price':1}",
                "{'symbol':'A B','time':1,'price':1}",
                "{'symbol':'A','time':1,'price':1,'size':-1}",
                "{'symbol':'A','time':1,'price':1,'side':'buy'}",
                "{'symbol':'A','time':1,'price':1,'id':1.5}",
                "{'symbol':'A','time':1,'price':1,'id':''}",
                "{'symbol':'A','time':1,'price':1,'source':5}",
                "[]"
            })
    void theSchemaOfATickRefusesWhatTheCodecRefuses(String json) {
        assertThat(faults(TICK, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'symbol':'A','time':1,'price':1,'new':{'a':1}}",
                "{'symbol':'^GSPC','time':0,'price':0.000000000001,'size':null,'side':null,'id':8271,'source':null}"
            })
    void theSchemaOfATickTakesWhatTheCodecTakes(String json) throws UnusableRecordException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        new TickCodec().decode(bytes);
        assertThat(faults(TICK, bytes)).isEmpty();
    }

    private static List<Error> faults(Schema schema, byte[] json) {
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("../docs/schemas", name + ".schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
