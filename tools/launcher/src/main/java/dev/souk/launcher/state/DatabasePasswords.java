package dev.souk.launcher.state;

/**
 * The passwords of the database roles, each generated when it is first needed. `secrets/SERVICE` is a configuration tree
 * of Spring Boot, which a service that is started by hand imports.
 */
public record DatabasePasswords(StateFolder folder) {

    /** The password of the role that owns the database of the service. */
    public String of(String service) {
        return PrivateFile.password(folder.secrets().resolve(service).resolve("spring.datasource.password"));
    }

    /** The password of the role `postgres`. */
    public String ofSuperuser() {
        return PrivateFile.password(folder.secrets().resolve("postgres-password"));
    }
}
