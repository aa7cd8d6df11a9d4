package io.stockpipeline.console.notify;

import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pipelines with notifications. */
public final class Pipelines {
    private Pipelines() {}

    /** A pipeline in whose file the notifications are written so. */
    public static StockPipeline of(String notifications) {
        String file = """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: tech
                spec:
                  symbols: [AAPL, MSFT]
                  source:
                    synthetic: {}
                  windows:
                    - { size: 5m, tolerance: 0.5% }
                  alarms:
                    - { name: big-move, type: PriceMove, threshold: 5%, severity: Critical }
                  calendar: { timeZone: America/New_York, open: "09:30", close: "16:00", days: [Mon, Tue, Wed, Thu, Fri] }
                  console: { enabled: true, history: { secretRef: { name: pg } } }
                  notifications:
                """ + notifications.indent(4);
        try {
            return PipelineFile.parse(file.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPipelineException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The only notification of such a pipeline. */
    public static NotificationSpec notification(String written) {
        List<NotificationSpec> all = of(written).spec().notifications();
        return all.get(0);
    }
}
