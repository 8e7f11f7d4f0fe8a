package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.observe.Database;

/** Makes a share of the inserts into a service's outbox fail as PostgreSQL does when its disk is full. */
public record FullDisk(String service, double share) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) {
        owner(environment).execute("""
                create or replace function chaos_full_disk() returns trigger language plpgsql as $$
                begin
                    if random() < %s then
                        raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                    end if;
                    return new;
                end $$;
                create or replace trigger chaos_full_disk before insert on outbox
                    for each row execute function chaos_full_disk();
                """.formatted(share));
    }

    private Database owner(ChaosEnvironment environment) {
        String password = environment.souk().secrets().ofOwner(service);
        return environment.target().database(service).asOwner(password);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        owner(environment).execute("drop function if exists chaos_full_disk() cascade");
    }
}
