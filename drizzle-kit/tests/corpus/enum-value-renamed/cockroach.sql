alter type "roles" rename value 'user' to 'member';

-- down
alter type "roles" rename value 'member' to 'user';
