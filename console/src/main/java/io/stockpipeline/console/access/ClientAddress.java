package io.stockpipeline.console.access;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who is asking, as an address. Each proxy adds to {@code X-Forwarded-For} at the right whom it was asked by, and what stands
 * further left than our own proxies wrote is anybody's claim.
 *
 * @param trustedProxies how many proxies of ours stand before the console
 */
record ClientAddress(int trustedProxies) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int PREFIX_GROUPS = 4;

    /** The address; of IPv6 the network of 64 bits, of which one caller has all addresses. */
    String of(Context context) {
        return network(address(context));
    }

    private String address(Context context) {
        List<String> callers = new ArrayList<>();
        if (trustedProxies > 0) {
            for (String line : headers(context)) {
                callers.addAll(List.of(line.split(",")));
            }
        }
        int place = callers.size() - trustedProxies;
        String named = trustedProxies > 0 && place >= 0 ? callers.get(place).strip() : "";
        return ADDRESS.matcher(named).matches() ? named : context.ip();
    }

    private static List<String> headers(Context context) {
        return Collections.list(context.req().getHeaders("X-Forwarded-For"));
    }

    /** Whether the caller speaks TLS, with us or with a proxy of ours. */
    boolean isSecure(Context context) {
        return context.req().isSecure() || (trustedProxies > 0 && "https".equals(context.header("X-Forwarded-Proto")));
    }

    private static String network(String address) {
        String[] groups = address.split(":");
        if (groups.length <= PREFIX_GROUPS || address.startsWith("::")) {
            return address;
        }
        return String.join(":", List.of(groups).subList(0, PREFIX_GROUPS));
    }
}
