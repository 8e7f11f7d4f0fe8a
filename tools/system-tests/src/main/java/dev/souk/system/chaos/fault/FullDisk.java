package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;

/** Makes a share of the inserts into a service's outbox fail as PostgreSQL does when its disk is full. */
public record FullDisk(String service, double share) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) {
        environment.target().database(service).execute("""
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

    @Override
    public void stop(ChaosEnvironment environment) {
        environment.target().database(service).execute("drop function if exists chaos_full_disk() cascade");
    }
}
