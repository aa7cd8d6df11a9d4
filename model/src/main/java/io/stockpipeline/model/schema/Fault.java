package io.stockpipeline.model.schema;

/**
 * One thing that is wrong in a file.
 *
 * @param path where: {@code spec.windows[2].advance}, or {@code line 3, column 7} when the text is no YAML
 * @param message what is wrong and how it is mended; one line
 */
public record Fault(String path, String message) {
    /** Whatever the file holds, a fault stays one line and moves no terminal's cursor. */
    public Fault {
        path = Display.oneLine(path);
        message = Display.oneLine(message);
    }

    /** As it is shown to the file's author. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
