package io.stockpipeline.app.health;

/**
 * What one look found.
 *
 * @param well whether the answer is yes
 * @param words why not; or what a person should know all the same, and may be empty
 */
public record Health(boolean well, String words) {
    private static final Health OK = new Health(true, "");

    public static Health ok() {
        return OK;
    }

    /** Well, with something to say. */
    public static Health ok(String words) {
        return new Health(true, words);
    }

    public static Health not(String words) {
        return new Health(false, words);
    }
}
