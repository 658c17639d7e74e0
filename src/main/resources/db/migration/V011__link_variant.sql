alter table link_tracking add column template_variant text;

comment on column link_tracking.template_variant is 'Variant of the templates that the link''s latest documents were made from; null = none.';

update link_tracking as link
   set template_variant = application.template_variant
  from job_applications as application
 where application.application_id = link.application_id
   and application.template_variant is not null;
