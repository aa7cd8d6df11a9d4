package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import io.stockpipeline.model.spec.ConsoleSpec;
import java.util.List;

/** {@code spec.console}: dashboard, API and history. */
final class ConsoleTable {
    private static final String AUTH_AT = "spec.console.auth";
    private static final Belonging BY_TYPE = new Belonging(AUTH_AT, "type");
    private static final List<String> TOKEN = List.of("Token");
    private static final List<String> OIDC = List.of("Oidc");

    private static final Struct AUTH = Struct.of(
            field(
                            "type",
                            Choice.of(ConsoleSpec.Auth.Type.class),
                            "Who may read: everyone, holders of a token, or users of an OpenID provider.")
                    .byDefault("None"),
            field("secretRef", References.SECRET, "Token: Secret that holds the tokens."),
            field("issuer", new Text(Forms.URL), "Oidc: the provider's issuer."),
            field("audience", new Text(Form.free("an audience", 256)), "Oidc: the audience a token must have."));

    private static final Struct INGRESS = Struct.of(
            field("host", new Text(Forms.HOST), "Host name of the Ingress.").required("host: prices.example.com"),
            field("className", new Text(Forms.DNS_NAME), "Class of the Ingress."),
            field("tlsSecretName", new Text(Forms.DNS_NAME), "Secret with the certificate of the host."),
            field(
                    "annotations",
                    MapOf.of(new Text(Form.of("text", Forms.ANYTHING, 32_768, "write at most 32768 characters")), 64),
                    "Annotations of the Ingress."));

    static final Struct STRUCT = Struct.of(
            field("enabled", new Flag(), "Whether there is a console.").byDefault(true),
            field("replicas", new Whole(0, 100), "Pods.").byDefault(1),
            field(
                    "history",
                    Struct.of(
                            field("secretRef", References.SECRET, "Secret with the database's address and credentials.")
                                    .required("secretRef: { name: pg }")),
                    "A PostgreSQL that keeps the history; absent: no history."),
            field("auth", AUTH, "Who may read.").withInnerDefaults(),
            field(
                    "tls",
                    Struct.of(field("secretRef", References.SECRET, "Secret with tls.crt and tls.key.")
                            .required("secretRef: { name: console-tls }")),
                    "A certificate, so that the console speaks HTTPS."),
            field(
                            "service",
                            Struct.of(field("type", Choice.of(ConsoleSpec.Service.Type.class), "Type of the Service.")
                                    .byDefault("ClusterIP")),
                            "The Service in front of the console.")
                    .withInnerDefaults(),
            field("ingress", INGRESS, "The Ingress in front of the Service; absent: none."),
            PodTable.FIELD);

    static final List<Rule> RULES = List.of(
            BY_TYPE.needs(
                    TOKEN,
                    "secretRef",
                    "type: Token needs secretRef (for example secretRef: { name: console-tokens })"),
            BY_TYPE.only(
                    TOKEN, "secretRef", "secretRef belongs to type: Token only: take it out, or write type: Token"),
            BY_TYPE.needs(OIDC, "issuer", "type: Oidc needs issuer (for example issuer: https://login.example.com)"),
            BY_TYPE.only(OIDC, "issuer", "issuer belongs to type: Oidc only: take it out, or write type: Oidc"),
            BY_TYPE.needs(OIDC, "audience", "type: Oidc needs audience (for example audience: stockpipeline)"),
            BY_TYPE.only(OIDC, "audience", "audience belongs to type: Oidc only: take it out, or write type: Oidc"));

    private ConsoleTable() {}
}
