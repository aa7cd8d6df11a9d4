package io.stockpipeline.model.client;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts entries into the value of one setting. What an entry holds is not looked through again. */
final class Placeholders {
    private static final Pattern KEY = Pattern.compile("(?!\\.\\.|\\.$)[-._A-Za-z0-9]{1,253}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");
    private static final Pattern LINE_END_AT_END = Pattern.compile("\\R+\\z");
    private static final String JAAS = "sasl.jaas.config";

    private final String setting;
    private final ClientEntries entries;
    private final List<String> faults;

    Placeholders(String setting, ClientEntries entries, List<String> faults) {
        this.setting = setting;
        this.entries = entries;
        this.faults = faults;
    }

    /** Whether a text is the name of an entry, and nothing that leads elsewhere. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The value with its entries; faults are added to the list. */
    String replaceIn(String value) {
        StringBuilder replaced = new StringBuilder();
        Matcher found = PLACEHOLDER.matcher(value);
        int done = 0;
        while (found.find()) {
            replaced.append(value, done, found.start());
            String text = found.group(2).isEmpty() ? unclosed() : entry(found.group(1));
            replaced.append(setting.equals(JAAS) && isWithinQuotes(replaced) ? escaped(text) : text);
            done = found.end();
        }
        return replaced.append(value, done, value.length()).toString();
    }

    private String unclosed() {
        faults.add(setting + ": a ${ without its }: write ${KEY}, or put a text with ${ into an entry of its own");
        return "";
    }

    private String entry(String key) {
        if (!isKey(key)) {
            faults.add(setting + ": between ${ and } stands the name of an entry beside client.properties:"
                    + " letters, digits and - _ . and nothing else, for example ${password}");
            return "";
        }
        String text = entries.text(key);
        if (text == null) {
            faults.add(setting + ": ${" + key + "}: there is no entry \"" + key + "\" beside client.properties");
            return "";
        }
        // Editors and shells end a file with a line end that belongs to no password.
        return LINE_END_AT_END.matcher(text).replaceFirst("");
    }

    /** Whether a login configuration is inside a quoted text at its end. */
    private static boolean isWithinQuotes(CharSequence jaas) {
        boolean within = false;
        for (int i = 0; i < jaas.length(); i++) {
            char c = jaas.charAt(i);
            if (c == '"') {
                within = !within;
            } else if (c == '\\' && within) {
                i++;
            }
        }
        return within;
    }

    /** A password may hold what would end the quoted text it is put into. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
