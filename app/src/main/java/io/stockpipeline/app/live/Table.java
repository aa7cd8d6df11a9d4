package io.stockpipeline.app.live;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A table on a terminal: a line a symbol, a column a window, and the last alarms below. */
public final class Table implements RunView {
    private static final int SHOWN_ALARMS = 5;
    /** Headline, empty line, column names; "and more", empty line, a heading for the alarms; the cursor's line. */
    private static final int OTHER_LINES = 7;

    private static final String GAP = "  ";
    private static final int MOVE_WIDTH = 9;

    private final String name;
    private final List<String> windows;
    private final Terminal terminal;
    private final Screen screen;
    private final Map<String, SymbolRow> rows = new LinkedHashMap<>();
    private final Deque<Alarm> alarms = new ArrayDeque<>();
    private final Queue<String> staying = new ConcurrentLinkedQueue<>();

    public Table(StockPipeline pipeline, Terminal terminal, PrintWriter out) {
        this.name = pipeline.metadata().name();
        this.windows =
                pipeline.spec().windows().stream().map(WindowSpec::resolvedName).toList();
        this.terminal = terminal;
        this.screen = new Screen(out);
        if (!pipeline.spec().takesAnySymbol()) {
            // A symbol that says nothing is worth seeing too.
            pipeline.spec().symbols().forEach(symbol -> rows.put(symbol, new SymbolRow()));
        }
    }

    @Override
    public void started(String where) {
        staying.add(where);
    }

    @Override
    public boolean wantsAverages() {
        return true;
    }

    @Override
    public void averages(Averages averages) {
        rows.computeIfAbsent(averages.symbol, symbol -> new SymbolRow()).take(averages);
    }

    @Override
    public void alarm(Alarm alarm) {
        alarms.addLast(alarm);
        if (alarms.size() > SHOWN_ALARMS) {
            alarms.removeFirst();
        }
    }

    @Override
    public void say(String words) {
        staying.add(words);
    }

    @Override
    public void frame(RunProgress progress) {
        List<String> above = new ArrayList<>();
        for (String line = staying.poll(); line != null; line = staying.poll()) {
            above.add(line);
        }
        Frame frame = new Frame(terminal);
        headline(frame, progress);
        table(frame);
        alarms(frame);
        screen.draw(above, frame.lines());
    }

    private void headline(Frame frame, RunProgress progress) {
        RunCounts counts = progress.counts();
        frame.add(name, Style.HEADING)
                .add(String.format(
                        Locale.ROOT,
                        "  read %,d  accepted %,d  alarms %,d",
                        counts.read(),
                        counts.accepted(),
                        counts.alarms()));
        if (counts.deadLettersInAll() > 0) {
            frame.add("  dead letters " + Words.count(counts.deadLettersInAll()), Style.ALARM);
        }
        frame.add(String.format(
                        Locale.ROOT,
                        "  %,.0f ticks/s  %d s",
                        progress.rate(),
                        progress.running().toSeconds()))
                .endLine();
        frame.endLine();
    }

    private void table(Frame frame) {
        int room = Math.max(1, terminal.rows() - OTHER_LINES - alarms.size());
        List<Map.Entry<String, SymbolRow>> shown =
                rows.entrySet().stream().limit(room).toList();
        int symbolWidth = width("SYMBOL", shown.stream().map(Map.Entry::getKey).toList());
        int priceWidth =
                width("PRICE", shown.stream().map(row -> row.getValue().price()).toList());
        List<Integer> widths = windows.stream()
                .map(window -> width(
                        window,
                        shown.stream()
                                .map(row -> row.getValue().window(window).average())
                                .toList()))
                .toList();
        frame.add(left("SYMBOL", symbolWidth) + GAP + right("PRICE", priceWidth), Style.HEADING);
        for (int i = 0; i < windows.size(); i++) {
            frame.add(GAP + right(windows.get(i), widths.get(i)) + " ".repeat(MOVE_WIDTH), Style.HEADING);
        }
        frame.endLine();
        for (Map.Entry<String, SymbolRow> row : shown) {
            frame.add(
                    left(row.getKey(), symbolWidth) + GAP + right(row.getValue().price(), priceWidth));
            for (int i = 0; i < windows.size(); i++) {
                SymbolRow.Cell cell = row.getValue().window(windows.get(i));
                frame.add(GAP + right(cell.average(), widths.get(i)));
                frame.add(right(cell.move(), MOVE_WIDTH), cell.style());
            }
            frame.endLine();
        }
        if (rows.size() > shown.size()) {
            frame.add("and " + Words.count(rows.size() - shown.size()) + " more symbols")
                    .endLine();
        }
    }

    private void alarms(Frame frame) {
        if (!alarms.isEmpty()) {
            frame.endLine();
            frame.add("LAST ALARMS", Style.HEADING).endLine();
            alarms.forEach(alarm -> frame.add(Words.alarm(alarm), Style.ALARM).endLine());
        }
    }

    private static int width(String heading, List<String> cells) {
        return Math.max(
                heading.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    @Override
    public void close() {
        // The last frame stays where it is.
    }
}
