create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_last_heartbeat on scheduled_tasks (last_heartbeat);

comment on table  scheduled_tasks                is 'When each definition in jobs/ runs next, as db-scheduler 16.12 has it; one row per definition with a schedule.';
comment on column scheduled_tasks.task_instance  is 'The name of the definition.';
comment on column scheduled_tasks.task_data      is 'The schedule that the time was found by and, while a run is to be tried again, which one and how often it was.';
comment on column scheduled_tasks.picked_by      is 'The process that runs it: number, machine.';
comment on column scheduled_tasks.last_heartbeat is 'When this process was last known to be alive; after that long enough, another one takes the run over.';
